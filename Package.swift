// swift-tools-version: 6.2

import PackageDescription

// The modules are the stages of ARCHITECTURE.md; the arrows between them are its arrows.
let package = Package(
  name: "annals",
  products: [
    .executable(name: "annals", targets: ["annals"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // C libraries of Debian: a module map each, no code. Each is imported by one module of ours.
    .systemLibrary(
      name: "CCommonMark",
      pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"])]
    ),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(
      name: "CSodium",
      pkgConfig: "libsodium",
      providers: [.apt(["libsodium-dev"])]
    ),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(
      name: "CDeflate",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev", "libdeflate-dev"])]
    ),

    // Our own C: system calls that Swift's Glibc hides, the default theme as bytes, and the memory
    // that libcmark works in.
    .target(name: "CSystem"),
    .target(name: "CTheme"),
    .target(name: "CMarkdownArena", dependencies: ["CCommonMark"]),
    .target(name: "CWorldMap", exclude: ["world.map"]),

    .target(name: "AnnalsVocabulary"),
    .target(
      name: "AnnalsMarkdown",
      dependencies: ["AnnalsVocabulary", "CCommonMark", "CMarkdownArena"]
    ),
    .target(
      name: "AnnalsContent",
      dependencies: ["AnnalsVocabulary", "AnnalsMarkdown", "CYAML"]
    ),
    .target(name: "AnnalsArchive", dependencies: ["AnnalsVocabulary", "AnnalsContent"]),
    .target(name: "AnnalsTemplates", dependencies: ["AnnalsVocabulary"]),
    .target(name: "AnnalsMaps", dependencies: ["AnnalsVocabulary", "CWorldMap"]),
    .target(
      name: "AnnalsPages",
      dependencies: [
        "AnnalsVocabulary", "AnnalsArchive", "AnnalsMaps", "AnnalsMarkdown", "AnnalsTemplates",
      ]
    ),
    .target(name: "AnnalsExports", dependencies: ["AnnalsVocabulary", "AnnalsArchive"]),
    .target(
      name: "AnnalsSearch",
      dependencies: ["AnnalsVocabulary", "AnnalsArchive", "CSnowball"]
    ),
    .target(name: "AnnalsWithholding", dependencies: ["AnnalsVocabulary"]),
    .target(name: "AnnalsChanges", dependencies: ["AnnalsVocabulary"]),
    .target(
      name: "AnnalsRelease",
      dependencies: ["AnnalsVocabulary", "CDeflate", "CNettle", "CSodium"]
    ),
    .target(
      name: "AnnalsPublishing",
      dependencies: ["AnnalsVocabulary", "AnnalsRelease", "CSystem"]
    ),
    .target(
      name: "AnnalsDeploy",
      dependencies: ["AnnalsVocabulary", "AnnalsRelease", "AnnalsPublishing"]
    ),
    .target(
      name: "AnnalsBuild",
      dependencies: [
        "AnnalsVocabulary", "AnnalsMarkdown", "AnnalsContent", "AnnalsArchive", "AnnalsTemplates",
        "AnnalsMaps", "AnnalsPages", "AnnalsExports", "AnnalsSearch", "AnnalsRelease",
        "AnnalsPublishing", "AnnalsWithholding", "AnnalsChanges", "CSystem", "CTheme",
      ]
    ),
    .executableTarget(
      name: "annals",
      dependencies: [
        "AnnalsVocabulary", "AnnalsBuild", "AnnalsChanges", "AnnalsContent", "AnnalsDeploy",
        "AnnalsPublishing", "AnnalsRelease", "AnnalsSearch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    .testTarget(
      name: "AnnalsVocabularyTests",
      dependencies: ["AnnalsVocabulary"],
      exclude: ["Names/fold-vectors.json"]
    ),
    .testTarget(
      name: "AnnalsMarkdownTests",
      dependencies: ["AnnalsMarkdown", "CCommonMark", "CMarkdownArena"]
    ),
    .testTarget(name: "AnnalsContentTests", dependencies: ["AnnalsContent"]),
    .testTarget(name: "AnnalsArchiveTests", dependencies: ["AnnalsArchive"]),
    .testTarget(name: "AnnalsTemplatesTests", dependencies: ["AnnalsTemplates"]),
    .testTarget(
      name: "AnnalsPagesTests",
      dependencies: [
        "AnnalsPages", "AnnalsContent", "AnnalsMarkdown", "AnnalsArchive", "AnnalsTemplates",
      ],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "AnnalsMapsTests",
      dependencies: ["AnnalsMaps", "HostileBytes"],
      exclude: ["Goldens"]
    ),
    .testTarget(name: "AnnalsExportsTests", dependencies: ["AnnalsExports"]),
    .testTarget(
      name: "AnnalsSearchTests",
      dependencies: [
        "AnnalsSearch", "AnnalsArchive", "AnnalsContent", "AnnalsMarkdown", "HostileBytes",
      ]
    ),
    .testTarget(
      name: "AnnalsWithholdingTests",
      dependencies: ["AnnalsWithholding", "HostileBytes"]
    ),
    .testTarget(name: "AnnalsChangesTests", dependencies: ["AnnalsChanges", "HostileBytes"]),
    .testTarget(name: "AnnalsReleaseTests", dependencies: ["AnnalsRelease", "HostileBytes"]),
    // What tests of several modules share.
    .target(name: "TemporaryFolders", path: "Tests/TemporaryFolders"),
    .target(name: "HostileBytes", path: "Tests/HostileBytes"),
    .testTarget(
      name: "AnnalsPublishingTests",
      dependencies: ["AnnalsPublishing", "HostileBytes", "TemporaryFolders"]
    ),
    .testTarget(
      name: "AnnalsBuildTests",
      dependencies: [
        "AnnalsBuild", "AnnalsTemplates", "HostileBytes", "TemporaryFolders", "annals",
      ]
    ),
  ]
)

let cTargets: Set<String> = ["CSystem", "CTheme", "CMarkdownArena", "CWorldMap"]
for target in package.targets where target.type != .system && !cTargets.contains(target.name) {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .treatWarning("DeprecatedDeclaration", as: .warning),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
}
