/**
 * Runs every suite that this machine can run and names the ones it leaves out. The last line is `N passed, N failed`.
 * With CI=true a suite that is left out counts as failed.
 */
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { startVitest } from 'vitest/node';

/** Suites that need more than npm, told by their file names. */
const needs = [
  { ending: '.chromium.test.ts', what: 'Debian\u2019s Chromium', isThere: existsSync('/usr/bin/chromium') },
  {
    ending: '.debian.test.ts',
    what: 'Debian\u2019s gringo, clasp and minizinc',
    isThere: ['gringo', 'clasp', 'minizinc'].every((name) => existsSync(`/usr/bin/${name}`)),
  },
  {
    ending: '.vectors.test.ts',
    what: 'the public test vectors in ../shared/sources/vectors, or LOCKSTEP_VECTORS=FOLDER',
    isThere: existsSync(process.env['LOCKSTEP_VECTORS'] ?? '../shared/sources/vectors'),
  },
  {
    ending: '.postgres.test.ts',
    what: 'PostgreSQL 15',
    isThere: ['/usr/lib/postgresql/15/bin', ...(process.env['PATH'] ?? '').split(delimiter)].some((folder) =>
      existsSync(join(folder, 'initdb')),
    ),
  },
] as const;

const missing = needs.filter((need) => !need.isThere);
const leftOut = globSync(['packages/*/test/**/*.test.ts', 'test/**/*.test.ts']).filter((file) =>
  missing.some((need) => file.endsWith(need.ending)),
);
const vitest = await startVitest('test', process.argv.slice(2), {
  run: true,
  watch: false,
  exclude: ['**/node_modules/**', ...missing.map((need) => `**/*${need.ending}`)],
});
const modules = vitest.state.getTestModules();
const tests = modules.flatMap((module) => [...module.children.allTests()]);
const count = (state: string) => tests.filter((test) => test.result().state === state).length;
const brokenModules = modules.filter((module) => module.errors().length > 0).length;
const strayErrors = vitest.state.getUnhandledErrors().length;
await vitest.close();

for (const file of leftOut) {
  const need = missing.find((each) => file.endsWith(each.ending));
  console.log(`left out: ${file} (needs ${need?.what})`);
}
const isCi = process.env['CI'] === 'true';
const failed = count('failed') + count('pending') + brokenModules + strayErrors + (isCi ? leftOut.length : 0);
console.log(`${count('passed')} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
