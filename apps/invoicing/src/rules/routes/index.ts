import { deleteRule } from './delete-rule.ts';
import { listRules } from './list-rules.ts';
import { saveRules } from './save-rules.ts';
import { tryRules } from './try-rules.ts';

export const ruleRoutes = [saveRules, listRules, deleteRule, tryRules];
