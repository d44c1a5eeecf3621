import { coveredCharacters } from './glyphs.ts';

/**
 * Advances of PT Serif in thousandths of the type size: two digits of base 36 for each of `coveredCharacters()`, in their
 * order. A spec reads them out of the font files again.
 */
const REGULAR = `
6r93aketetmfo5669j9jcxet7vbt7r9ketetetetetetetetetet9398etetetd5tkizh3hwjog6f4j4k89s9hhyf9o3kckkgkkkhpewh7ioj0pyimhw
gy8jam8jdwbe94e1f5cyffdz9iemgb8d80ec8dnzgifdfqf8aoc1abfye3k8efe1dk9o6l9oeq6r93etetetet6lencimfbyd3e6btjgadbsetbzbz95
fye76o7wbzc3d3q2rwrjd5izizizizizizplhwg6g6g6g69s9s9s9sjpkckkkkkkkkkketkkioioioiohwgjhqe1e1e1e1e1e1lmcydzdzdzdz8d8d8d
8devgifdfdfdfdfdetfdfyfyfyfye1fqe1ize1ize1ize1hwcyhwcyhwcyjoffjpffg6dzg6dzg6dzg6dzj4emj4emj4emk8gbk8gb9s8d9s8g9s8d9h
80hyecf98df98df98df991kcgikcgikcgikkfdkkfdqiochpaohpaohpaoewc1ewc1ewckewc1h7a1h7abiofyiofyiofyiofyiofyhwgydkgydkgydk
9ietj4emewc1h7ab807ua9au8qbvcng6kve3hvew9s9s9hplrmljhyicjyizgoh3e3j1g6qbfekjkjhyi7o3k8kkjygkhwh7icluimkchopuqpk2nggk
hlqwhoe1f1eobzfxdzk2d6h0h0f1f3keh0fdgzfqcydse1k3efh2fin4ngg1kqe4dnlueqdzfybzd9c18d9o80klmig8f1e1gqjtg8kkfdjge7kmh8he
dugkfqe2bef3bygyf8r8ksfed6isfejthkikecl6gzknh1phkns2o8nhibhwcyh7dthwe3hwe3j2efolljijfiigh8hogbmogsmogs9shyf1i8f6k8h0
kah3hofio6kq8gize1ize1pllmg6dzjqefjqefqbk2fed6ffd1kjh0kjh0kkfdkkfdkkfdhldnice1ice1ice1hofie3byngkqimeff5d2i7f1pyk8kd
h0ingjhyeco3nzgkfqhrheom848484d6d6d6dkcnok7s7s8tetetetetetetetetetetetetdbvbrmet9kkngj
`;
const BOLD = `
7i9kbkfpfpnkow6oafafcvfp8ibi889kfpfpfpfpfpfpfpfpfpfp9j9ofpfpfpditkk9i1i4kggsfzjpldaca5jqg7pul2kyhskyjdfiijjvkespk8je
hm90am90dube9rfhgcdggnexacfohs988wg798pohwgigxgdbzckb3haezlsfkeoec9u6j9ueq7i9kfpfpfpfp6jfqe1mrcse1fcbijjbibhfpc8c89r
haf7888uc8cqe1qmsnr8dik9k9k9k9k9k9qni4gsgsgsgsacacacackll2kykykykykyfpkyjvjvjvjvjehojhfhfhfhfhfhfhmvdgexexexex989898
98g1hwgigigigigifpgihahahahaeogxeok9fhk9fhk9fhi4dgi4dgi4dgkggnklgngsexgsexgsexgsexjpfojpfojpfoldhsldhsac98ac9xac98a5
8wjqg7g798g798gv98g79sl2hwl2hwl2hwkygikygirbpdjdbzjdbzjdbzfickfickficufickijb3ijatjvhajvhajvhajvhajvhajehmechmechmec
acfpjpfofickijb38w8cb0bu9qcddsgsmbf3hxfiacaca5qxstnfjqj0l2k9hti1f3k7gssfg4lnlnjqjhpuldkyl2hsi4ijj0njk8loj2ryt0lipuhs
i2skj6fhg8fxcygtexmbduililgigem8iggiibgxdgf2eolzfkijgsp2pkhnn2fee9o1g8exhbcye0ck98ak8wm8oahjgieoi6ldhykygil7fimkj7iz
f4hsgxeyc9fmcyi4gkswn8g4duk5gylyjak5g7n6irlvisqmm4tcpmp9k6i4dgijf2jeezjeezk9fkqvnsk5gsk9ivj2hsnlidnlidacjlgik6gjldig
m7iyj2gspvmy9ek9fhk9fhqnmvh0exjxf9jxf9sfmbg4dugodrlnillnilkygikygikygii2e9j0eoj0eoj0eoj2gsf3cypun2k0fkfudjjmfwsplslp
imk9i9jqg7pupohsgxjnheom8k8k8ke9e9e9dydjqa8q8q8tfpfpfpfpfpfpfpfpfpfpfpfpdbwkv0fp9klvi9
`;

function table(digits: string): ReadonlyMap<string, number> {
  const pairs = digits.replace(/\s/gu, '').match(/../gu) ?? [];
  return new Map([...coveredCharacters()].map((character, index) => [character, parseInt(pairs[index] ?? '', 36)]));
}

const ADVANCES = { regular: table(REGULAR), bold: table(BOLD) };
/** Of a character that no table has: wider than any that is likely. */
const UNKNOWN = 1_200;

/** How wide a line of PT Serif is, in type sizes, without kerning, which makes it a little narrower. */
export function lineWidth(line: string, { bold }: { readonly bold: boolean }): number {
  const advances = bold ? ADVANCES.bold : ADVANCES.regular;
  return [...line].reduce((sum, character) => sum + (advances.get(character) ?? UNKNOWN), 0) / 1_000;
}
