internal import AnnalsPublishing
internal import Glibc

/// Lets SIGINT, SIGTERM and SIGHUP stop the build with nothing left behind, and the status 128 + n.
///
/// Call it before any other thread starts: threads inherit the mask. A second signal ends the program
/// at once; what it leaves, the next build removes.
func stopOnSignals(_ interruption: Interruption) {
  // A file that grows past the limit of the shell is a failed write, not the end of the program.
  _ = signal(SIGXFSZ, SIG_IGN)
  var signals = stoppingSignals()
  unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  var thread = pthread_t()
  let argument = unsafe Unmanaged.passRetained(interruption).toOpaque()
  unsafe pthread_create(&thread, nil, waitForSignals, argument)
}

private func waitForSignals(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument = unsafe argument else { return nil }
  let interruption = unsafe Unmanaged<Interruption>.fromOpaque(argument).takeRetainedValue()
  var signals = stoppingSignals()
  var number: Int32 = 0
  while unsafe sigwait(&signals, &number) == 0 {
    let isSecond = interruption.requested != nil
    if isSecond || (!interruption.request(number) && interruption.beginEnding()) {
      interruption.runEndings()
      _exit(128 + number)
    }
  }
  return nil
}

private func stoppingSignals() -> sigset_t {
  var signals = sigset_t()
  unsafe sigemptyset(&signals)
  for number in [SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, number) }
  return signals
}
