// The hands of the mirror: a dedicated worker that moves bytes to and from files in the origin private file system.
// It knows no journal and decides nothing; src/shell/mirror.rs tells it what to do, one message at a time.
'use strict';

const open = new Map();
let home = null;
let shared = false;

async function folderOf(path, create) {
  const parts = path.split('/');
  const name = parts.pop();
  let folder = home;
  for (const part of parts) folder = await folder.getDirectoryHandle(part, { create });
  return { folder, name };
}

// With 'readwrite-unsafe' several tabs keep the same file open; the page's lock lets one write at a time.
// Browsers that do not know the mode open it for one tab only, so then it is closed after every operation.
async function handle(path, create) {
  const known = open.get(path);
  if (known) return known;
  const { folder, name } = await folderOf(path, create);
  const file = await folder.getFileHandle(name, { create });
  const access = await file.createSyncAccessHandle({ mode: 'readwrite-unsafe' });
  shared = access.mode === 'readwrite-unsafe';
  open.set(path, access);
  return access;
}

function close(path) {
  const access = open.get(path);
  if (!access) return;
  open.delete(path);
  access.close();
}

function writeAll(access, bytes, at) {
  let done = 0;
  while (done < bytes.length) {
    const n = access.write(bytes.subarray(done), { at: at + done });
    if (!(n > 0)) throw new DOMException('the file takes no more bytes', 'QuotaExceededError');
    done += n;
  }
}

function readAll(access, at, length) {
  const bytes = new Uint8Array(Math.max(0, Math.min(length, access.getSize() - at)));
  let done = 0;
  while (done < bytes.length) {
    const n = access.read(bytes.subarray(done), { at: at + done });
    if (!(n > 0)) break;
    done += n;
  }
  return done === bytes.length ? bytes : bytes.slice(0, done);
}

async function within(path, create, work) {
  try {
    return work(await handle(path, create));
  } catch (error) {
    close(path);
    throw error;
  } finally {
    if (!shared) close(path);
  }
}

const operations = {
  async start({ folder }) {
    home = await navigator.storage.getDirectory();
    for (const part of folder.split('/')) home = await home.getDirectoryHandle(part, { create: true });
    await within('probe', true, (access) => access.getSize());
    close('probe');
    return { shared };
  },

  async list({ folder }) {
    let from = home;
    if (folder) {
      try {
        from = await home.getDirectoryHandle(folder);
      } catch (error) {
        if (error.name === 'NotFoundError') return [];
        throw error;
      }
    }
    const files = [];
    for await (const [name, entry] of from.entries()) {
      if (entry.kind !== 'file' || name === 'probe') continue;
      const path = folder ? `${folder}/${name}` : name;
      const access = open.get(path);
      files.push([name, access ? access.getSize() : (await entry.getFile()).size]);
    }
    return files;
  },

  // The first bytes, and the headers of the records after them, each telling the length of what follows it.
  walk({ name, first, header, lengthAt, magic }) {
    return within(name, false, (access) => {
      const size = access.getSize();
      const headers = [];
      for (let at = first; at + header <= size; ) {
        const bytes = readAll(access, at, header);
        if (bytes.length < header || magic.some((byte, i) => bytes[i] !== byte)) break;
        headers.push(bytes);
        at += header + new DataView(bytes.buffer).getUint32(lengthAt, true);
      }
      const all = new Uint8Array(headers.length * header);
      headers.forEach((bytes, i) => all.set(bytes, i * header));
      return { size, first: readAll(access, 0, first), headers: all };
    });
  },

  read({ name, offset, length }) {
    return within(name, false, (access) => readAll(access, offset, length));
  },

  // Only at the expected end of the file; what a failed write left is cut off again.
  append({ name, offset, bytes, flush }) {
    return within(name, false, (access) => {
      const size = access.getSize();
      if (size !== offset) throw new DOMException(String(size), 'MovedError');
      try {
        writeAll(access, bytes, offset);
        if (flush) access.flush();
      } catch (error) {
        access.truncate(offset);
        throw error;
      }
      return offset + bytes.length;
    });
  },

  truncate({ name, size }) {
    return within(name, false, (access) => {
      if (access.getSize() > size) access.truncate(size);
      access.flush();
      return access.getSize();
    });
  },

  // A whole file, whatever was there before.
  async replace({ name, bytes }) {
    try {
      return await within(name, true, (access) => {
        access.truncate(0);
        writeAll(access, bytes, 0);
        access.flush();
        return bytes.length;
      });
    } catch (error) {
      if (error.name === 'QuotaExceededError') await operations.remove({ name });
      throw error;
    }
  },

  async remove({ name }) {
    close(name);
    try {
      const { folder, name: last } = await folderOf(name, false);
      await folder.removeEntry(last);
      return true;
    } catch (error) {
      if (error.name === 'NotFoundError') return false;
      throw error;
    }
  },

  close({ name }) {
    if (name) close(name);
    else [...open.keys()].forEach(close);
    return true;
  },
};

let turn = Promise.resolve();

self.onmessage = ({ data }) => {
  turn = turn.then(async () => {
    try {
      const value = await operations[data.operation](data);
      self.postMessage({ id: data.id, value });
    } catch (error) {
      self.postMessage({ id: data.id, error: { name: error.name, message: error.message } });
    }
  });
};
