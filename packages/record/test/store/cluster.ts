import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A PostgreSQL cluster in a new folder, reached by a socket in it alone, with its usual settings, fsync among them. */
export interface Cluster {
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  start(): void;
  /** `immediate`: as if the power went for the server alone. */
  stop(how: 'fast' | 'immediate'): void;
  remove(): void;
}

const folders = ['/usr/lib/postgresql/15/bin', ...(process.env['PATH'] ?? '').split(delimiter)];

function program(name: string): string {
  const folder = folders.find((each) => existsSync(join(each, name)));
  if (!folder) throw new Error(`${name} is not there`);
  return join(folder, name);
}

export function makeCluster(): Cluster {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  // PostgreSQL refuses to run as root; then the user that its package makes runs it.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const [, , user, group] = passwdLine('postgres').split(':');
    chownSync(folder, Number(user), Number(group));
  }
  const run = (name: string, ...args: string[]) => {
    const command = [program(name), ...args];
    const [first, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    // Not piped: the server would keep the pipe open.
    const { status, error } = spawnSync(first as string, rest, { cwd: folder, stdio: 'ignore' });
    if (error) throw error;
    if (status !== 0) throw new Error(`${name} failed\n${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
  };
  run('initdb', '--no-locale', '--encoding=UTF8', '--auth=trust', '--username=lockstep', data);
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c max_connections=40`;
  const cluster: Cluster = {
    connection: { host: folder, user: 'lockstep', database: 'postgres' },
    start: () => run('pg_ctl', 'start', '-w', '-D', data, '-l', log, '-o', options),
    stop: (how) => run('pg_ctl', 'stop', '-w', '-D', data, '-m', how),
    remove: () => rmSync(folder, { recursive: true }),
  };
  cluster.start();
  return cluster;
}

function passwdLine(user: string): string {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${user}:`));
  if (!line) throw new Error(`no user ${user}`);
  return line;
}
