import { walkParts } from './walking.ts';

walkParts('rds');
