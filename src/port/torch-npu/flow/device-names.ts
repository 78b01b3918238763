/** Names by which programs and PyTorch call devices and communication backends. */
export type LiteralKind = "device" | "backend";

export const deviceName =
  /(?:^|_)(?:dev|devices?|device_(?:type|name|str|string|map|ids?))$|^map_location$|^device/i;
const backendName = /backend/i;
/** A function that answers with a device: `get_device`, `pick_device`. */
export const deviceFunction = /device/i;

/** Functions of PyTorch whose argument at this place is a device or a backend. */
export const positions: Readonly<Record<string, readonly [number, LiteralKind]>> = {
  "torch.device": [0, "device"],
  "torch.autocast": [0, "device"],
  "torch.amp.autocast": [0, "device"],
  "torch.amp.GradScaler": [0, "device"],
  "torch.amp.autocast_mode.autocast": [0, "device"],
  "torch.set_default_device": [0, "device"],
  "torch.get_device_module": [0, "device"],
  "torch.Generator": [0, "device"],
  "torch.load": [1, "device"],
  "torch.jit.load": [1, "device"],
  "safetensors.torch.load_file": [1, "device"],
  "torch.distributed.device_mesh.init_device_mesh": [0, "device"],
  "torch.distributed.init_device_mesh": [0, "device"],
  "torch.distributed.device_mesh.DeviceMesh": [0, "device"],
  "torch.distributed.DeviceMesh": [0, "device"],
  "torch.distributed.init_process_group": [0, "backend"],
  "torch.distributed.new_group": [2, "backend"],
  "torch.distributed.Backend": [0, "backend"],
  "deepspeed.init_distributed": [0, "backend"],
  "torch.is_autocast_enabled": [0, "device"],
  "torch.get_autocast_dtype": [0, "device"],
};

/** Methods whose first argument is a device, whatever they are called on. */
export const deviceMethods = new Set(["to", "to_empty", "cuda", "to_device", "set_default_device"]);

export function nameSays(name: string, kind: LiteralKind): boolean {
  return (kind === "device" ? deviceName : backendName).test(name);
}
