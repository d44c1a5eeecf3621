/** «№ 00017-ПК-26», «152-ФЗ», «34.10-2012», with what stands close behind. */
const HYPHENED = /(№\s\S*-\S*|\d[\d.]*-(?:\p{Lu}{2}|\d{4})\S*)/u;

/** A text whose numbers are not broken at their hyphens; it is copied and found as it is written. */
export function Whole({ children }: { children: string }) {
  return children.split(HYPHENED).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className="whole">
        {part}
      </span>
    ),
  );
}
