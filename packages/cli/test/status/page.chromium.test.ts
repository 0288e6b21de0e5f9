import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeOpener, sheetsOf, widthOfPage } from '../../../web/test/page/browser.ts';
import { lockstep } from '../lockstep.ts';

const open = makeOpener();

test('the record of the founding case prints on at most eight sheets, and nothing hangs over the edge of a phone', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'lockstep-status-')), 'status.html');
  lockstep(['status', 'catalog/us-dprk-2018-2019', '--html', file]);
  const page = await open(readFileSync(file, 'utf8'), { width: 390 });
  expect(await widthOfPage(page)).toBeLessThanOrEqual(390);
  expect((await sheetsOf(page)).length).toBeLessThanOrEqual(8);
});
