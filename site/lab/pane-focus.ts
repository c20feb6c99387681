/** The id of a tab's element. */
export const tabId = (tab: string): string => `lab-tab-${tab}`;

/** The id of the panel that a tab shows. */
export const panelId = (tab: string): string => `lab-panel-${tab}`;
