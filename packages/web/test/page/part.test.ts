import { expect, test } from 'vitest';
import { linkTitles } from '../../src/page/link-titles.ts';
import { withOwnIds } from '../../src/page/part.ts';
import { makeModel } from '../plan/models.ts';

test('two pieces with the same ids can stand in one document, each keeping its own references', () => {
  const piece =
    '<svg aria-labelledby="t d"><title id="t">x</title><desc id="d"/><rect fill="url(#p)"/><pattern id="p"/></svg><a href="#t">up</a><a href="#worth-a">out</a><style>#p{fill:red}.x{color:#fff}</style>';
  expect(withOwnIds(piece, 'deals')).toBe(
    '<svg aria-labelledby="deals-t deals-d"><title id="deals-t">x</title><desc id="deals-d"/><rect fill="url(#deals-p)"/><pattern id="deals-p"/></svg><a href="#deals-t">up</a><a href="#worth-a">out</a><style>#deals-p{fill:red}.x{color:#fff}</style>',
  );
});

test('a step named in quotes leads to its worths, but not in a drawing, a link or an attribute', () => {
  const { agreement } = makeModel();
  const { id, title } = agreement.steps[0] as (typeof agreement.steps)[number];
  const named = `\u201c${title}\u201d`;
  expect(linkTitles(`<p>After ${named}.</p>`, agreement)).toBe(
    `<p>After <a class="worth" href="#worth-${id}">${named}</a>.</p>`,
  );
  expect(linkTitles(`<td>${title}</td>`, agreement)).toBe(`<td><a class="worth" href="#worth-${id}">${title}</a></td>`);
  for (const kept of [
    `<svg><text>${named}</text></svg>`,
    `<a href="#x">${named}</a>`,
    `<p title="${named}">x</p>`,
    `<summary>${named}</summary>`,
  ]) {
    expect(linkTitles(kept, agreement)).toBe(kept);
  }
});
