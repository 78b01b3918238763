import type { ApiFunction, Parameters, Result } from "../../cuda-api/api-function.ts";
import type { runtimeFunctions } from "../../cuda-api/runtime-functions.ts";

type Table = typeof runtimeFunctions;

/**
 * What a file of this folder must provide for its section of the runtime API: a handler for each
 * function that the table calls implemented, no more and no less. Handlers return CUDA's code;
 * their caller deals with sticky and last errors. All numbers arrive as unsigned 32-bit, since
 * most are addresses and sizes; `| 0` brings back the sign of the few that have one.
 */
export type SectionHandlers<Section extends string> = {
  readonly [
    Name in keyof Table as Table[Name] extends {
      readonly section: Section;
      readonly state: "implemented";
    }
      ? Name
      : never
  ]: Handler<Table[Name]>;
};

type Handler<F extends ApiFunction> = (...args: Parameters<F["signature"]>) => Result<F["signature"]>;
