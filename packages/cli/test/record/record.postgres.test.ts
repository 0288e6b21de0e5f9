import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cluster, makeCluster } from '../../../record/test/store/cluster.ts';
import { lockstep, root } from '../lockstep.ts';

let cluster: Cluster;

beforeAll(() => {
  cluster = makeCluster();
});

afterAll(() => {
  cluster.stop('fast');
  cluster.remove();
});

it('a record in PostgreSQL is entered and verified like a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-'));
  cpSync(join(root, 'catalog/two-by-three'), folder, { recursive: true });
  const { host, user, database } = cluster.connection;
  const store = ['--store', `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`];
  const entry = ['step=b1', 'axis=promise', 'to=fulfilled', 'at=2019-03-01', 'by=B', 'basis=seen'];
  expect(lockstep(['record', 'add', folder, ...entry, ...store])).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(lockstep(['record', 'verify', folder, ...store, '--json']).out)).toMatchObject({
    holds: true,
    size: 1,
  });
  expect(lockstep(['record', 'verify', folder, '--store', 'postgres://nobody@127.0.0.1:1/none'])).toMatchObject({
    code: 2,
  });
});
