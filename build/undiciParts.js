// Of undici the bundle gets what is used, and nothing global.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const root = path.join(import.meta.dirname, '..');

/**
 * Importing undici as a whole makes its agent the default of every extension's `fetch`. These are its dispatchers,
 * their method for requests and the one for tunnels.
 */
const parts = `
  const Dispatcher = require('./node_modules/undici/lib/dispatcher/dispatcher.js');
  Dispatcher.prototype.request = require('./node_modules/undici/lib/api/api-request.js');
  Dispatcher.prototype.connect = require('./node_modules/undici/lib/api/api-connect.js');
  exports.Agent = require('./node_modules/undici/lib/dispatcher/agent.js');
  exports.EnvHttpProxyAgent = require('./node_modules/undici/lib/dispatcher/env-http-proxy-agent.js');
  exports.Pool = require('./node_modules/undici/lib/dispatcher/pool.js');`;

/**
 * What requests here never come to: HTTP/2 is not offered to servers, a SOCKS proxy is refused before undici hears of
 * it, and every body is a text.
 */
const unused =
  /undici[\\/]lib[\\/](?:dispatcher[\\/](?:client-h2|socks5-proxy-agent)|web[\\/]fetch[\\/]body)\.js$/;
const leftOut = `
  function leftOut() {
    throw new Error('This part of undici is not in the bundle.');
  }
  module.exports = Object.assign(leftOut, { extractBody: leftOut });`;

/** undici's parser of HTTP, a WebAssembly module: as text it is a third as long when it is compressed before. */
function compressedParser() {
  const source = readFileSync(path.join(root, 'node_modules/undici/lib/llhttp/llhttp-wasm.js'), 'utf8');
  const [, base64] = /'([\w+/=]{1000,})'/.exec(source) ?? [];
  if (base64 === undefined) throw new Error('undici keeps its parser elsewhere than before.');
  const compressed = brotliCompressSync(Buffer.from(base64, 'base64')).toString('base64');
  return `
    const { brotliDecompressSync } = require('node:zlib');
    module.exports = brotliDecompressSync(Buffer.from('${compressed}', 'base64'));`;
}

/** @type {import('esbuild').Plugin} */
export const undiciParts = {
  name: 'undici-parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^undici$/ }, () => ({ path: 'undici', namespace: 'undici-parts' }));
    onLoad({ filter: /.*/, namespace: 'undici-parts' }, () => ({ resolveDir: root, contents: parts }));
    // Of its two parsers, the one that runs on every processor is quick enough.
    onResolve({ filter: /llhttp(_simd)?-wasm\.js$/ }, () => ({ path: 'parser', namespace: 'undici-parser' }));
    onLoad({ filter: /.*/, namespace: 'undici-parser' }, () => ({ contents: compressedParser() }));
    onLoad({ filter: unused }, () => ({ contents: leftOut }));
  },
};
