import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sources = (pattern: string) => globSync(pattern, { cwd: root }).map((path) => ({ path, text: read(path) }));

function run(command: string, ...args: string[]): { code: number | null; text: string } {
  const bin = join(root, 'node_modules/.bin', command);
  const { status, stdout, stderr } = spawnSync(bin, args, { cwd: root, encoding: 'utf8' });
  return { code: status, text: `${stdout}${stderr}` };
}

describe('the house', () => {
  it('runs on Node 24 or newer', () => {
    expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
  });

  it.each(['packages/engine', 'packages/charts', 'packages/web', '.'])('the types of %s are sound', (project) => {
    expect(run('tsc', '-p', project)).toEqual({ code: 0, text: '' });
  });

  it('the code is in form', () => {
    const { code, text } = run('biome', 'check', '--error-on-warnings', '.');
    expect(code, text).toBe(0);
  });

  it('every package imports only what it may', () => {
    const may: Record<string, string[]> = {
      engine: [],
      file: ['engine'],
      charts: ['engine'],
      web: ['engine', 'charts'],
      record: ['engine'],
      cli: ['engine', 'file', 'charts', 'web', 'record'],
    };
    const wrong = Object.entries(may).flatMap(([name, allowed]) =>
      sources(`packages/${name}/src/**/*.ts`).flatMap(({ path, text }) => {
        const ours = [...text.matchAll(/(?:from|import\()\s*'@lockstep\/([a-z]+)/g)].map((match) => match[1] as string);
        const away = [...text.matchAll(/from '(\.\.?\/[^']+)'/g)].map((match) =>
          join(dirname(path), match[1] as string),
        );
        const beyond = away.filter((target) => !target.startsWith(join('packages', name)));
        return [...ours.filter((each) => !allowed.includes(each)), ...beyond].map((each) => `${path}: ${each}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('inside the engine a question imports only the agreement, the mathematics, and what other questions make public', () => {
    const published = Object.values(JSON.parse(read('packages/engine/package.json')).exports as Record<string, string>);
    const wrong = sources('packages/engine/src/**/*.ts').flatMap(({ path, text }) => {
      const room = path.split('/')[3] as string;
      const targets = [...text.matchAll(/from '(\.\.?\/[^']+)'/g)].map((match) =>
        join(dirname(path), match[1] as string),
      );
      const others = targets
        .map((target) => relative('packages/engine/src', target))
        .filter((target) => !target.startsWith(`${room}/`));
      const fine = (target: string) => {
        const [other] = target.split('/') as [string];
        if (room === 'math') return false;
        if (room === 'agreement') return other === 'math';
        return other === 'agreement' || other === 'math' || published.includes(`./src/${target}`);
      };
      return others.filter((target) => !fine(target)).map((target) => `${path}: ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('every command has its page in docs and its tests', () => {
    const commands = globSync('packages/cli/src/*/command.ts', { cwd: root }).map(
      (path) => path.split('/')[3] as string,
    );
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) {
      expect(existsSync(join(root, 'docs', `${command}.md`)), `docs/${command}.md`).toBe(true);
      expect(globSync(`packages/cli/test/${command}/*.test.ts`, { cwd: root }).length).toBeGreaterThan(0);
    }
  });

  it('links in the documents lead somewhere', () => {
    const documents = [
      ...globSync('*.md', { cwd: root }),
      ...globSync('docs/*.md', { cwd: root }),
      ...globSync('catalog/*/*.md', { cwd: root }),
    ];
    const broken = documents.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
        .map((match) => match[1] as string)
        .filter((target) => !existsSync(join(root, dirname(path), target)))
        .map((target) => `${path}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('the lock file names no host that packages are fetched from', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });
});
