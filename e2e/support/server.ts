/** One `askback serve` with an empty data folder for the whole run. */
import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    origin: string;
    data: string;
    binary: string;
  }
}

const root = resolve(import.meta.dirname, '../..');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const binary = process.env.ASKBACK_BIN ?? join(target, 'debug/askback');

export default async function setup(project: TestProject) {
  const server = await serve();
  project.provide('origin', server.origin);
  project.provide('data', server.data);
  project.provide('binary', binary);
  return server.end;
}

export interface Served {
  origin: string;
  /** The link that it printed. */
  link: string;
  data: string;
  end: () => Promise<void>;
}

/** A server of its own with an empty data folder. */
export async function serve(...more: string[]): Promise<Served> {
  const folder = await newFolder();
  const served = await serveOn(join(folder, 'data'), {}, ...more);
  const end = async () => {
    await served.end();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...served, end };
}

/** A folder that the server can reach. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'askback-e2e-'));
  // Started as root, the server steps down to another user, who has to reach the data folder.
  await chmod(folder, 0o711);
  return folder;
}

/** A server on a data folder that stays when the server ends. */
export async function serveOn(data: string, env: Record<string, string>, ...more: string[]): Promise<Served> {
  const server = spawn(binary, ['serve', '--listen', '127.0.0.1:0', '--data', data, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const log: string[] = [];
  server.stderr.on('data', (piece) => log.push(`${piece}`));
  const link = await firstLine(server, log);
  return { origin: new URL(link).origin, link, data, end: () => stop(server) };
}

async function firstLine(server: ChildProcess, log: string[]): Promise<string> {
  const lines = createInterface({ input: server.stdout! });
  return new Promise((done, failed) => {
    lines.once('line', done);
    server.once('error', failed);
    server.once('exit', (code) => failed(new Error(`askback serve ended with ${code}:\n${log.join('')}`)));
  });
}

async function stop(server: ChildProcess) {
  if (server.exitCode !== null) return;
  const ended = new Promise((done) => server.once('exit', done));
  server.kill('SIGTERM');
  await ended;
}

/** A new sign-in link, as `askback link` prints it. */
export async function newLink(binary: string, data: string): Promise<string> {
  const { stdout } = await promisify(execFile)(binary, ['link', '--data', data]);
  return stdout.trim();
}
