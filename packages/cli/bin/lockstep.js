#!/usr/bin/env node
// Old syntax on purpose: this file must load in any Node, so that an old one can hand over to Node 24.
var major = Number(process.versions.node.split('.')[0]);
if (major >= 24) {
  import('../src/main.ts').then(function (cli) { cli.main(process.argv.slice(2)); });
} else {
  import('./node-24.js').then(function (guard) { guard.handOver(__filename_of(import.meta.url)); });
}
