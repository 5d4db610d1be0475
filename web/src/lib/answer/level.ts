import { t } from '$lib/messages';

/** The five levels, lowest first. */
export const levels = [1, 2, 3, 4, 5] as const;

/** A level as people say it. */
export const levelWord = (level: number) => t(`entry.score.${Math.min(5, Math.max(1, level)) as 1}`);
