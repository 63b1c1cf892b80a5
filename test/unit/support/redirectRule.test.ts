import assert from 'node:assert/strict';
import { isRegisteredRedirect } from '../../support/redirectRule.ts';

describe('redirect URIs', () => {
  const registered = [
    'http://127.0.0.1/callback',
    'http://[::1]/',
    'http://127.0.0.1:8080/fixed',
    'vscode://a.b/callback',
  ];
  const allowed = (uri: string): boolean => isRegisteredRedirect(uri, registered);

  it('count when registered to the letter', () => {
    for (const uri of registered) assert.ok(allowed(uri), uri);
    for (const uri of [
      'vscode://a.b/callback/',
      'vscode://A.b/callback',
      'vscode://a.b/callback?x=1',
      '',
      'https://127.0.0.1/callback',
    ]) {
      assert.ok(!allowed(uri), uri);
    }
  });

  it('on loopback take any port when registered without one', () => {
    assert.ok(allowed('http://127.0.0.1:53123/callback'));
    assert.ok(allowed('http://[::1]:9/'));
  });

  it('take no port otherwise', () => {
    for (const uri of [
      'http://127.0.0.1:8081/fixed',
      'http://127.0.0.1/fixed',
      'http://127.0.0.2:8080/callback',
      'http://localhost:8080/callback',
      'http://127.0.0.1:8080/callback/',
      'http://127.0.0.1:8080.evil.example/callback',
      'http://127.0.0.1:80@evil.example/callback',
    ]) {
      assert.ok(!allowed(uri), uri);
    }
  });
});
