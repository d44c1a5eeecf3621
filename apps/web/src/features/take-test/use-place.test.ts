import { linkTo, placeOf } from './use-place.ts';

it.each([
  ['q=5', { kind: 'question', number: 5 }],
  ['view=check', { kind: 'check' }],
  ['', { kind: 'question', number: 3 }],
  ['q=0', { kind: 'question', number: 3 }],
  ['q=61', { kind: 'question', number: 3 }],
  ['q=4.5', { kind: 'question', number: 3 }],
  ['q=x', { kind: 'question', number: 3 }],
])('?%s', (query, place) => expect(placeOf(new URLSearchParams(query), 60, 3)).toEqual(place));

it('links to the places that it reads', () => {
  expect(placeOf(new URLSearchParams(linkTo.question(7)), 60, 1)).toEqual({ kind: 'question', number: 7 });
  expect(placeOf(new URLSearchParams(linkTo.check()), 60, 1)).toEqual({ kind: 'check' });
});
