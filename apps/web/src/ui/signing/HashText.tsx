import classes from './HashText.module.css';

/** A SHA-256 in groups of four, which can be compared by eye; copied, it is whole. */
export function HashText({ value }: { value: string }) {
  const groups = value.match(/.{1,4}/g) ?? [];
  return (
    <code className={classes.hash} aria-label={value}>
      {groups.map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </code>
  );
}
