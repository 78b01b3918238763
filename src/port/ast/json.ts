/** What is read of Clang's `-ast-dump=json`: a place is told by its differences to the place before. */

export interface JsonPlace {
  readonly offset?: number;
  readonly file?: string;
  readonly line?: number;
  readonly tokLen?: number;
  readonly spellingLoc?: JsonPlace;
  readonly expansionLoc?: JsonPlace & { readonly isMacroArgExpansion?: boolean };
}

export interface JsonType {
  readonly qualType?: string;
  readonly desugaredQualType?: string;
}

export interface JsonReference {
  readonly id: string;
  readonly kind: string;
  readonly name?: string;
  readonly type?: JsonType;
}

export interface JsonNode {
  readonly id?: string;
  readonly kind?: string;
  readonly loc?: JsonPlace;
  readonly range?: { readonly begin?: JsonPlace; readonly end?: JsonPlace };
  readonly name?: string;
  readonly mangledName?: string;
  readonly type?: JsonType;
  readonly argType?: JsonType;
  readonly castKind?: string;
  readonly opcode?: string;
  readonly isPostfix?: boolean;
  readonly isImplicit?: boolean;
  /** Of an attribute that nobody wrote. */
  readonly implicit?: boolean;
  readonly isArrow?: boolean;
  readonly storageClass?: string;
  readonly hasElse?: boolean;
  readonly hasInit?: boolean;
  readonly hasVar?: boolean;
  readonly virtual?: boolean;
  readonly inline?: boolean;
  readonly constexpr?: boolean;
  readonly init?: string;
  readonly value?: string | number | boolean;
  readonly referencedDecl?: JsonReference;
  readonly foundReferencedDecl?: JsonReference;
  readonly referencedMemberDecl?: string;
  readonly previousDecl?: string;
  readonly parentDeclContextId?: string;
  readonly inner?: readonly JsonNode[];
  readonly lookups?: readonly JsonReference[];
  /** Of a class. */
  readonly bases?: readonly { readonly type?: JsonType }[];
}
