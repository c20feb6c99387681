import { useFields } from './fields/fields-context.ts';
import { More } from './fields/Section.tsx';
import styles from './fields/fields.module.css';
import { easyDecisions } from './model/easy.ts';
import type { Template } from './model/templates.ts';
import { CostSection } from './sections/CostSection.tsx';
import { EngineSection } from './sections/EngineSection.tsx';
import { SettingsSection } from './sections/SettingsSection.tsx';
import { TemplateSection } from './sections/TemplateSection.tsx';
import { useCreateWords } from './words.ts';

/** Easy create: a few questions, and what it decides by itself. */
export function EasySections({ onTemplate }: { onTemplate: (template: Template) => void }) {
  const { form } = useFields();
  return (
    <>
      <EngineSection short />
      <TemplateSection form={form} onChoose={onTemplate} />
      <SettingsSection />
      <section className={styles.section}>
        <More title={useCreateWords().easy.defaults}>
          <Decisions />
        </More>
      </section>
      <CostSection />
    </>
  );
}

function Decisions() {
  const words = useCreateWords().easy;
  const { form, offer } = useFields();
  return (
    <>
      <p className={styles.fixed}>
        {words.lead} {words.private}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.setting}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.editable}</th>
          </tr>
        </thead>
        <tbody>
          {easyDecisions(form, offer).map(({ setting, value, editable }) => (
            <tr key={setting}>
              <th scope="row">{words.rows[setting]}</th>
              <td>{value(words)}</td>
              <td>{editable ? words.can : words.cannot}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
