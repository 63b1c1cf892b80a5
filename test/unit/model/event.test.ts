import assert from 'node:assert/strict';
import type { Disposable } from '../../../src/model/event.ts';
import { Emitter } from '../../../src/model/event.ts';

describe('an emitter', () => {
  let emitter: Emitter<number>;
  let heard: number[];
  const listen = (value: number): unknown => heard.push(value);

  beforeEach(() => {
    emitter = new Emitter();
    heard = [];
  });

  it('tells every listener, in the order they came', () => {
    emitter.event(value => heard.push(value));
    emitter.event(value => heard.push(value * 10));
    emitter.fire(1);
    emitter.fire(2);
    assert.deepEqual(heard, [1, 10, 2, 20]);
  });

  it('stops telling a listener that let go, and only that one', () => {
    const first = emitter.event(listen);
    emitter.event(listen);
    first.dispose();
    first.dispose();
    emitter.fire(1);
    assert.deepEqual(heard, [1]);
  });

  it('tells the others when one listener throws, and then lets the exception be seen', () => {
    emitter.event(() => {
      throw new Error('mine');
    });
    emitter.event(listen);
    assert.throws(() => emitter.fire(1), /mine/);
    assert.deepEqual(heard, [1]);
  });

  it('does not tell a listener that came while it was telling', () => {
    emitter.event(() => emitter.event(listen));
    emitter.fire(1);
    assert.deepEqual(heard, []);
  });

  it('takes `this` and a list of disposables, as VS Code’s events do', () => {
    const disposables: Disposable[] = [];
    const self = { own: 5 };
    emitter.event(
      function (this: typeof self, value) {
        heard.push(this.own + value);
      },
      self,
      disposables,
    );
    emitter.fire(1);
    disposables.forEach(each => each.dispose());
    emitter.fire(2);
    assert.deepEqual(heard, [6]);
  });

  it('tells nobody once it is disposed of', () => {
    emitter.event(listen);
    emitter.dispose();
    emitter.fire(1);
    assert.deepEqual(heard, []);
  });
});
