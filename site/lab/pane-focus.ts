/** The id of a tab's element. */
export const tabId = (tab: string): string => `lab-tab-${tab}`;

/** The id of the panel that a tab shows. */
export const panelId = (tab: string): string => `lab-panel-${tab}`;

/** The tab that shows a panel: where the focus goes when it leaves a terminal. */
export function panelTabOf(tab: string): HTMLElement | null {
  return document.getElementById(tabId(tab));
}
