import { readFileSync } from 'node:fs';
import { APPEALS_PAGE, withDrawing } from './appeals-drawing.ts';

it('the drawing of docs/appeals.md is that of the rules: run node tools/appeals-drawing.ts', () => {
  const page = readFileSync(APPEALS_PAGE, 'utf8');
  expect(page).toBe(withDrawing(page));
});
