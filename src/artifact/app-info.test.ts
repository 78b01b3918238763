import { expect, test } from "vitest";
import {
  type AppInfo,
  ArtifactError,
  decodeAppInfo,
  decodeDeviceModule,
  type DeviceModule,
  encodeAppInfo,
  encodeDeviceModule,
} from "./app-info.ts";

const app: AppInfo = {
  version: 1,
  modules: [
    {
      id: "m1",
      fatbins: ["a", "b"],
      kernels: [
        {
          name: "_Z1fPi",
          displayName: "f(int*)",
          parameters: [{ offset: 0, size: 4, align: 4, kind: "pointer" }],
          parameterBytes: 4,
          staticSharedBytes: 0,
          usesDynamicShared: true,
          contextBytesPerThread: 16,
          gangWidth: 1,
          localBytesPerThread: 0,
          stackBytes: 32,
          maxThreadsPerBlock: 1024,
        },
      ],
      globals: [{ name: "g", size: 4, constant: true, managed: false }],
      ir: "; text",
      gangWidth: 8,
    },
  ],
};
const device: DeviceModule = {
  version: 1,
  id: "a1",
  sourceFile: "a.cu",
  rdc: false,
  fastMath: true,
  ir: "; text",
};

test("what is encoded is what is decoded", () => {
  expect(decodeAppInfo(encodeAppInfo(app))).toEqual(app);
  expect(decodeDeviceModule(encodeDeviceModule(device))).toEqual(device);
});

test.each([
  ["not JSON", "{", "it is not JSON"],
  ["another version", JSON.stringify({ ...app, version: 2 }), "version 2"],
  ["no version", "[]", "no version"],
  ["a missing field", JSON.stringify({ version: 1 }), "fields are missing"],
  [
    "an id that is no identifier",
    JSON.stringify({ ...app, modules: [{ ...app.modules[0], id: "a-b" }] }),
    "fields are missing",
  ],
])("%s is an error that says so", (_, text, message) => {
  expect(() => decodeAppInfo(text)).toThrow(ArtifactError);
  expect(() => decodeAppInfo(text)).toThrow(message);
});
