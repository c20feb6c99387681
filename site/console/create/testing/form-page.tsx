import '../../../look/base.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { DBInstance } from '../../../../lab/contract/rds.ts';
import { LanguageContext } from '../../../language.tsx';
import { useLabId } from '../../../lab/connection.ts';
import { CreateForm } from '../CreateForm.tsx';
import { CredentialNotice } from '../CredentialNotice.tsx';
import { ModifyForm } from '../ModifyForm.tsx';
import { ReplicaForm } from '../ReplicaForm.tsx';

const query = new URLSearchParams(location.search);
const language = query.get('lang') === 'en' ? 'en' : 'ko';
document.documentElement.lang = language;
document.documentElement.dataset['theme'] = query.get('theme') ?? 'light';
const prefill: unknown = JSON.parse(query.get('prefill') ?? '{}');
const text = query.get('instance');

function Page() {
  const [done, setDone] = useState<string>();
  const common = {
    prefill: prefill as Record<string, string>,
    onDone: (identifier: string) => setDone(`done: ${identifier}`),
    onCancel: () => setDone('cancelled'),
  };
  if (useLabId() === undefined) return null;
  if (done !== undefined)
    return (
      <>
        <output>{done}</output>
        <CredentialNotice />
      </>
    );
  if (text === null) return <CreateForm {...common} />;
  const instance = DBInstance.parse(JSON.parse(text));
  const Form = query.get('form') === 'replica' ? ReplicaForm : ModifyForm;
  return <Form {...common} instance={instance} />;
}

const page = document.getElementById('page');
if (page === null) throw new Error('no element #page');
createRoot(page).render(
  <LanguageContext value={language}>
    <main style={{ height: '100dvh', overflow: 'auto' }}>
      <h1 style={{ position: 'absolute', clipPath: 'inset(50%)' }}>form</h1>
      <Page />
    </main>
  </LanguageContext>,
);
