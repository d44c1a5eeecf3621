import { getDesignVersion, type CurrentDesign, type DesignVersion } from '@itog/contracts';
import { blankSheets, DESIGN_PICTURES, DESIGN_TEXTS, type DesignKind, type DocumentDesign } from '@itog/domain';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../../api/query.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Design.module.css';

type VersionsProps = {
  readonly current: CurrentDesign;
  readonly draft: DocumentDesign;
  /** Null for those who only look. */
  readonly onTake: ((design: DocumentDesign) => void) | null;
};

/** Every version with its author; each can be compared with what is on the screen, and taken again. */
export function Versions({ current: { kind, versions }, draft, onTake }: VersionsProps) {
  const { t } = useTranslation('designs');
  const setting = useTimeSetting();
  const [opened, setOpened] = useState<number | null>(null);
  const words = ({ version, savedAt, savedBy }: DesignVersion) =>
    savedAt ? t('versions.saved', { version, savedAt, savedBy, ...setting }) : t('versions.own');
  return (
    <ul className={classes.versions}>
      {versions.map((version) => (
        <li key={version.version}>
          <Group justify="space-between" align="start">
            <div>
              <Text>{words(version)}</Text>
              <Text size="sm" c="dimmed">
                {t('versions.documents', { count: version.documents })}
              </Text>
            </div>
            <Button
              variant="default"
              size="xs"
              aria-expanded={opened === version.version}
              aria-label={t('versions.compareOf', { version: words(version) })}
              onClick={() => setOpened(opened === version.version ? null : version.version)}
            >
              {t(opened === version.version ? 'versions.hide' : 'versions.compare')}
            </Button>
          </Group>
          {opened === version.version && (
            <Comparison kind={kind} version={version.version} draft={draft} onTake={onTake} />
          )}
        </li>
      ))}
    </ul>
  );
}

type ComparisonProps = Pick<VersionsProps, 'draft' | 'onTake'> & {
  readonly kind: DesignKind;
  readonly version: number;
};

function Comparison({ kind, version, draft, onTake }: ComparisonProps) {
  const { t } = useTranslation('designs');
  const { data, error } = useQuery(queryOf(getDesignVersion, { params: { kind, version } }));
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading />;
  const differences = differencesOf(t, kind, data.design, draft);
  if (differences.length === 0) return <Text mt="xs">{t('versions.alike')}</Text>;
  return (
    <Stack mt="xs" gap="xs">
      <dl className={classes.differences}>
        {differences.map(({ name, then, now }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <del>{then}</del>
            </dd>
            <dd>
              <ins>{now}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {onTake && (
        <Group>
          <Button size="xs" onClick={() => onTake(data.design)}>
            {t('versions.take')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('versions.takeHint')}
          </Text>
        </Group>
      )}
    </Stack>
  );
}

type Difference = { readonly name: string; readonly then: string; readonly now: string };

/** Where a version says something else than the screen, in words. */
function differencesOf(t: TFunction, kind: DesignKind, then: DocumentDesign, now: DocumentDesign): Difference[] {
  const word = (text: string | undefined) => text || t('designs:versions.empty');
  const move = ({ offsetMm: { x, y }, supplementOffsetMm: more }: DocumentDesign) =>
    [x, y, ...(kind === 'diploma' ? [more.x, more.y] : [])].join('; ');
  const yes = (value: boolean) => t(value ? 'designs:versions.yes' : 'designs:versions.no');
  const all: Difference[] = [
    ...DESIGN_TEXTS[kind].map(({ key }) => ({
      name: t(`designs:texts.${key}`),
      then: word(then.texts[key]),
      now: word(now.texts[key]),
    })),
    { name: t('designs:look.points'), then: String(then.bodyPoints), now: String(now.bodyPoints) },
    { name: t('designs:look.qr'), then: yes(then.show.qr), now: yes(now.show.qr) },
    { name: t('designs:look.frame'), then: yes(then.show.frame), now: yes(now.show.frame) },
    { name: t('designs:print.mode'), then: t(`designs:print.${then.mode}`), now: t(`designs:print.${now.mode}`) },
    { name: t('designs:print.offset'), then: move(then), now: move(now) },
  ];
  const pictures = DESIGN_PICTURES.filter((key) => then.pictures[key] !== now.pictures[key]).map((key) => ({
    name: t(`designs:pictures.${key}`),
    then: t(then.pictures[key] ? 'designs:versions.picture' : 'designs:versions.empty'),
    now: t(now.pictures[key] ? 'designs:versions.picture' : 'designs:versions.empty'),
  }));
  const moved = JSON.stringify(then.blank) !== JSON.stringify(now.blank);
  const fields = ({ blank }: DocumentDesign) =>
    blank
      ? t('designs:versions.fields', { count: blankSheets(blank).flatMap(({ sheet }) => sheet.fields).length })
      : word('');
  const layout = moved ? [{ name: t('designs:versions.layout'), then: fields(then), now: fields(now) }] : [];
  return [...all.filter((each) => each.then !== each.now), ...layout, ...pictures];
}
