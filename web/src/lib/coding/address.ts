import type { Pane } from './PaneTabs.svelte';

export const resultTabs = ['cases', 'growth', 'attempts', 'solutions'] as const;
export type ResultTab = (typeof resultTabs)[number];

export const panes: Pane[] = ['read', 'act', 'see'];

/** The pane an address names; the statement when it names none. */
export const paneOf = (text: string | null): Pane => panes.find((pane) => pane === text) ?? 'read';
