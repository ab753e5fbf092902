/// Whether Windows takes a file of this name, in lower case and without what follows its first dot, for
/// a device.
func isDeviceName(_ name: ArraySlice<UInt8>) -> Bool {
  switch name.count {
  case 3: ["con", "prn", "aux", "nul"].contains { name.elementsEqual($0.utf8) }
  case 4:
    ["com", "lpt"].contains { name.starts(with: $0.utf8) }
      && name.last.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } == true
  default: false
  }
}
