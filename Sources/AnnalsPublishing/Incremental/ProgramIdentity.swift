internal import AnnalsVocabulary
internal import Glibc

/// What tells this program, on this machine since its start, from every other.
///
/// A cache is believed by the very program that wrote it: another one may make other pages. Nor is it
/// believed after the machine was started again, since what was written shortly before may not have
/// reached the disk.
public enum ProgramIdentity {
  /// Nil when the system does not say, and then there can be no cache.
  public static func bytes(version: String) -> [UInt8]? {
    guard let boot = contents("boot_id", in: "/proc/sys/kernel/random"),
      let maps = contents("maps", in: "/proc/self")
    else { return nil }
    var writer = ByteWriter(capacity: 1024)
    writer.append(version)
    writer.append(boot)
    // Addresses, rights, offset; then device, inode and path of the program and its libraries. Where
    // each lies, and so their order, is chosen anew for every run. What is not run is left out:
    // ThreadSanitizer has a file of another name each time.
    let files = maps.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
      return parts.count == 4 && parts[1].contains(UInt8(ascii: "x")) ? parts[3] : nil
    }
    let libraries = Set(files.filter { $0.contains(UInt8(ascii: "/")) })
    for library in libraries.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      writer.append(library)
    }
    var status = stat()
    guard unsafe stat("/proc/self/exe", &status) == 0 else { return nil }
    let program = FileStamp(status)
    for number in [program.size, program.modified, program.changed] {
      writer.append(littleEndian: UInt64(bitPattern: Int64(number)))
    }
    return writer.bytes
  }

  private static func contents(_ name: String, in folder: String) -> [UInt8]? {
    do throws(FileFailure) {
      let file = try Descriptor(folder: folder).openBeneath(name, path: name)
      return try file.read(upTo: 1 << 20, path: name)
    } catch {
      return nil
    }
  }
}
