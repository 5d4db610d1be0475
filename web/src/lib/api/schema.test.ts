import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { it } from 'vitest';

it('is made from the document of the server as it is now (else: npm run api)', () => {
  const web = resolve(import.meta.dirname, '../../..');
  const tool = resolve(web, 'node_modules/.bin/openapi-typescript');
  const document = resolve(web, '../crates/server/openapi.json');
  execFileSync(tool, [document, '--output', resolve(import.meta.dirname, 'schema.d.ts'), '--check']);
}, 30_000);
