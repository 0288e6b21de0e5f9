import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { weighSchema } from '../../src/weigh/json-schema.ts';
import { folderWith, lockstep } from '../lockstep.ts';

const talks = 'catalog/us-dprk-2018-2019';
const six = 'catalog/two-by-three';

describe('weigh in the terminal', () => {
  const { out, code } = lockstep(['weigh', talks, '--give', 'end-of-war', '--take', 'yongbyon-halt']);

  it('answers on one screen of 80 columns and 24 lines', () => {
    const lines = out.trimEnd().split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(24);
  });

  it('begins with the trade in the titles of its steps, and who it is worth it to', () => {
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(
      /^“Declare the war over” for “Shut down Yongbyon with inspectors present”: by itself it is worth it to the United States and not to North Korea;/,
    );
    expect(code).toBe(1);
  });

  it('says what comes back, who must act, what it proves, and what would have to be true', () => {
    const text = out.replaceAll(/\s+/g, ' ');
    for (const part of [
      'Comes back if all breaks down: 20 %',
      'Must act too: South Korea',
      'It proves nothing',
      'If nothing more came, North Korea would gain 1.9',
      'It would be worth it to North Korea if',
      'Still possible: ',
      'Or, worth it to all: test-halt (US +2.0, NK +1.0)',
    ])
      expect(text).toContain(part);
  });

  it('says yes to a trade that is worth it to both and leaves the rest standing', () => {
    expect(lockstep(['weigh', six, '--give', 'a1', '--take', 'b1'])).toMatchObject({ code: 0 });
  });
});

it('without the time to prove it, never says that no order of the rest holds', () => {
  const call = ['weigh', talks, '--give', 'suspend-bans', '--take', 'shutdown,test-halt', '--time-limit', '0'];
  const { out, code } = lockstep(call);
  expect(code).toBe(3);
  expect(out.replaceAll(/\s+/g, ' ')).not.toMatch(/no order of the rest/i);
});

describe('weigh --json', () => {
  const ask = (...args: string[]) => JSON.parse(lockstep(['weigh', ...args, '--json']).out);

  it.each([
    [[talks, '--give', 'end-of-war', '--take', 'yongbyon-halt']],
    [[talks, '--give', 'kaesong,railways', '--take', 'shutdown', '-a', 'sceptic']],
    [[talks, '--give', 'end-of-war', '--as', 'US', '-a', 'all']],
    [[six, '--take', 'b1']],
    [[six, '--done', 'a1,b1,a2,b2,a3', '--take', 'b3']],
  ])('keeps its schema with %j', (args) => {
    expect(weighSchema.safeParse(ask(...args)).error).toBeUndefined();
  });

  it('has no rest once all is done', () => {
    const answer = ask(six, '--done', 'a1,b1,a2,b2,a3', '--take', 'b3');
    expect(answer).toMatchObject({ rest_after: null, after: { pull: { A: -1.5, B: -4.25 } } });
  });
});

describe('weigh refuses with the place and the mend', () => {
  const said = (...args: string[]) => {
    const { err, code } = lockstep(['weigh', talks, ...args]);
    expect(code).toBe(2);
    return err;
  };

  it('what is not ready', () => {
    expect(said('--give', 'lift-bans', '--take', 'yongbyon')).toContain('“lift-bans” in --give requires');
  });

  it('names that are unknown or stand for several steps', () => {
    expect(said('--give', 'end-of-wars', '--take', 'shutdown')).toContain('did you mean “end-of-war”?');
    expect(said('--give', 'inter-korean', '--take', 'shutdown')).toContain('“kaesong”, “railways”; name the step');
  });

  it('a trade of which it is not clear whose it is', () => {
    expect(said('--give', 'end-of-war', '--take', 'liaison')).toContain('say which with --as');
  });
});

it('writes a drawing and a page that need nothing else', () => {
  const folder = folderWith({});
  const [svg, html] = [join(folder, 'weigh.svg'), join(folder, 'weigh.html')];
  lockstep(['weigh', six, '--give', 'a1', '--take', 'b1', '--svg', svg, '--html', html]);
  expect(readFileSync(svg, 'utf8')).toMatch(/^<svg /);
  expect(readFileSync(html, 'utf8')).toContain('<h1 class="say">');
});
