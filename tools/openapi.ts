// Prints the OpenAPI document into libs/contracts/openapi.json: `npm run openapi`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '@itog/contracts';

const file = join(import.meta.dirname, '../libs/contracts/openapi.json');
writeFileSync(file, `${JSON.stringify(openApiDocument(), null, 1)}\n`);
