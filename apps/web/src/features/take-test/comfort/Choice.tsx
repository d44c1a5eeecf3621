import type { ReactNode } from 'react';
import classes from './Comfort.module.css';

export type ChoiceProps<T extends string | number> = {
  readonly name: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly onChange: (value: T) => void;
};

/** A few ways side by side, one of them chosen. */
export function Choice<T extends string | number>({ name, label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <fieldset className={classes.choice}>
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export type TickProps = {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** Something that is on or off. */
export function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label className={classes.tick}>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {label}
    </label>
  );
}
