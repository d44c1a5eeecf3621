import { getDocumentFile, listMyHandOvers, type MyAttestation } from '@itog/contracts';
import { Anchor, Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../../../api/address.ts';
import { paths } from '../../../paths.ts';
import { queryOf } from '../../../api/query.ts';
import { HandOverText } from '../../../ui/hand-over/HandOverText.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import classes from './Result.module.css';

/** Issued documents: the file when it is printed, and the page where anybody can check them. */
export function DocumentsPanel({ documents }: Pick<MyAttestation, 'documents'>) {
  const { t } = useTranslation('my-attestation');
  if (documents.length === 0) return null;
  return (
    <Panel title={t('documents.title')}>
      <ul className={classes.rows}>
        {documents.map(({ id, kind, number, code, printed }) => (
          <li key={id}>
            <div>
              <strong>{t(`documents.${kind}`)}</strong>
              <div className={classes.aside}>{t('documents.number', { number })}</div>
              <Whereabouts documentId={id} />
            </div>
            <div className={classes.acts}>
              <Anchor component={Link} to={paths.verifyCode(code)}>
                {t('documents.verify')}
              </Anchor>
              {printed ? (
                <Button
                  component="a"
                  download
                  href={addressOf(getDocumentFile, { params: { documentId: id }, query: undefined })}
                  variant="default"
                  size="sm"
                  leftSection={<IconDownload size={18} aria-hidden />}
                  aria-label={t('documents.downloadNamed', { name: `${t(`documents.${kind}`)} № ${number}` })}
                >
                  {t('documents.download')}
                </Button>
              ) : (
                <span className={classes.aside}>{t('documents.printing')}</span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Where the paper itself is: with the organisation, on its way, or handed over. */
function Whereabouts({ documentId }: { documentId: string }) {
  const { t } = useTranslation('my-attestation');
  const { data } = useQuery(queryOf(listMyHandOvers));
  const mine = data?.documents.find((each) => each.documentId === documentId);
  if (!mine) return null;
  return (
    <div className={classes.aside}>
      {mine.handOver ? <HandOverText handOver={mine.handOver} /> : t('documents.waitsForYou')}
    </div>
  );
}
