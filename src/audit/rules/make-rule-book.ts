import { RuleBook } from "./all-rules.ts";
import { makeTorchApis } from "./torch-npu-apis.ts";

export function makeRuleBook(): RuleBook {
  return new RuleBook(makeTorchApis());
}
