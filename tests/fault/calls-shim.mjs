// Makes one call of the page to its storage fail: the Nth from when it is armed. Runs in the page before the app.
// `window.calls.arm(n, how)`; with n 0 it only counts.

/** Ways of failing. */
export const HOW = {
  /** The call itself throws; the mirror never gets the message and answers with an error. */
  throws: 'UnknownError',
  /** The same, for want of room. */
  full: 'QuotaExceededError',
  /** The work is begun and then taken back by the browser; the mirror does it and yet says that it failed. */
  aborts: 'aborts',
  /** From the Nth on everything fails, the taking back too. */
  forever: 'forever',
};

export const SHIM = `(() => {
  const calls = window.calls = {
    seen: 0, failAt: 0, how: '', failed: [],
    arm(failAt, how) { Object.assign(calls, { seen: 0, failAt, how, failed: [] }); },
    disarm() { calls.failAt = 0; return { seen: calls.seen, failed: calls.failed }; },
  };
  const due = (name) => {
    calls.seen += 1;
    const now = calls.failAt && (calls.how === 'forever' ? calls.seen >= calls.failAt : calls.seen === calls.failAt);
    if (now) calls.failed.push(name);
    return now;
  };
  const error = () => new DOMException('made to fail', calls.how === 'QuotaExceededError' ? calls.how : 'UnknownError');
  const wrap = (prototype, name, transactionOf) => {
    const real = prototype[name];
    prototype[name] = function (...rest) {
      if (!due(name)) return real.apply(this, rest);
      if (calls.how !== 'aborts') throw error();
      const made = real.apply(this, rest);
      try { transactionOf(this, made)?.abort(); } catch { /* it has ended */ }
      return made;
    };
  };
  for (const name of ['put', 'add', 'clear', 'delete', 'get', 'getAll', 'openCursor', 'count', 'getAllKeys', 'getKey']) {
    wrap(IDBObjectStore.prototype, name, (store) => store.transaction);
  }
  wrap(IDBDatabase.prototype, 'transaction', (_, made) => made);
  wrap(IDBFactory.prototype, 'open', () => null);

  // The mirror: its worker gets no message, or its answer is turned into a failure.
  const liars = new Set();
  const failed = (id) => new MessageEvent('message', { data: { id, error: { name: error().name, message: 'made to fail' } } });
  const send = Worker.prototype.postMessage;
  window.Worker = class extends Worker {
    constructor(...rest) {
      super(...rest);
      this.addEventListener('message', (event) => {
        if (!liars.delete(event.data?.id)) return;
        event.stopImmediatePropagation();
        this.dispatchEvent(failed(event.data.id));
      });
    }
    postMessage(message, ...rest) {
      if (!due('mirror ' + message.operation)) return send.call(this, message, ...rest);
      if (calls.how === 'aborts') {
        liars.add(message.id);
        return send.call(this, message, ...rest);
      }
      setTimeout(() => this.dispatchEvent(failed(message.id)));
    }
  };
})()`;
