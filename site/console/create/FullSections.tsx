import { useFields } from './fields/fields-context.ts';
import type { Template } from './model/templates.ts';
import { AdditionalSection } from './sections/AdditionalSection.tsx';
import { AvailabilitySection } from './sections/AvailabilitySection.tsx';
import { ConnectivitySection } from './sections/ConnectivitySection.tsx';
import { CostSection } from './sections/CostSection.tsx';
import { EngineSection } from './sections/EngineSection.tsx';
import { InstanceSection } from './sections/InstanceSection.tsx';
import { SettingsSection } from './sections/SettingsSection.tsx';
import { StorageSection } from './sections/StorageSection.tsx';
import { TemplateSection } from './sections/TemplateSection.tsx';
import { AuthenticationSection, MonitoringSection } from './sections/WatchSections.tsx';

/** Full configuration, in the order of the real console. */
export function FullSections({ onTemplate }: { onTemplate: (template: Template) => void }) {
  const { form } = useFields();
  return (
    <>
      <EngineSection />
      <TemplateSection form={form} onChoose={onTemplate} />
      <AvailabilitySection />
      <SettingsSection />
      <InstanceSection />
      <StorageSection />
      <ConnectivitySection />
      <AuthenticationSection />
      <MonitoringSection />
      <AdditionalSection />
      <CostSection />
    </>
  );
}
