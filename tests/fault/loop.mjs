// A small disk of its own for a profile: a file with ext4 in it, mounted through a loop device. Needs the right to mount.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;
const run = (...words) => promisify(execFile)(words[0], words.slice(1), { env: { ...process.env, PATH } });

/** A mounted disk of that many megabytes. */
export class Disk {
  static async make(megabytes) {
    const disk = new Disk();
    disk.home = await mkdtemp(join(tmpdir(), 'vigia-disk-'));
    disk.image = join(disk.home, 'disk.img');
    await writeFile(disk.image, '');
    await run('truncate', '-s', `${megabytes}M`, disk.image);
    await run('mkfs.ext4', '-q', '-m', '0', disk.image);
    disk.folder = await disk.mount(disk.image, 'live');
    return disk;
  }

  /** Mounts an image and says where. */
  async mount(image, name) {
    const folder = join(this.home, name);
    await mkdir(folder, { recursive: true });
    await run('mount', '-o', 'loop', image, folder);
    (this.mounted ??= []).push(folder);
    return folder;
  }

  async unmount(folder) {
    await run('umount', folder).catch(() => run('umount', '-l', folder));
    this.mounted = this.mounted.filter((other) => other !== folder);
  }

  /** The disk as it is at this moment without what is only in memory: what a power cut leaves. */
  async snapshot(name) {
    const image = join(this.home, `${name}.img`);
    await run('cp', '--sparse=always', this.image, image);
    return image;
  }

  /** Fills the disk up to some kilobytes. */
  async fill(leave) {
    const { stdout } = await run('df', '--output=avail', '-k', this.folder);
    const free = Number(stdout.trim().split('\n').pop());
    await run('fallocate', '-l', `${Math.max(1, free - leave)}K`, join(this.folder, 'filler'));
  }

  free() {
    return rm(join(this.folder, 'filler'), { force: true });
  }

  async dispose() {
    for (const folder of [...this.mounted]) await this.unmount(folder);
    await rm(this.home, { recursive: true, force: true });
  }
}

/** Why there can be no such disk here; nothing when there can. */
export async function noDisk() {
  try {
    const disk = await Disk.make(16);
    await disk.dispose();
    return undefined;
  } catch (error) {
    return `no loop device can be mounted: ${error.message.split('\n')[0]}`;
  }
}
