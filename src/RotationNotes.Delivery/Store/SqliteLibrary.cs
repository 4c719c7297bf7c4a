using System.Reflection;
using System.Runtime.InteropServices;

namespace RotationNotes.Delivery.Store;

/// <summary>Chooses the SQLite library once per process: the system's when it is newer than the one that ships with the program.</summary>
/// <remarks>Distributions patch their library; the bundled one stays as it was on the day of its release.</remarks>
internal static class SqliteLibrary
{
    private const string Bundled = "e_sqlite3";
    private static readonly string[] SystemNames = OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"] : ["libsqlite3.so.0"];
    private static readonly Lock Gate = new();
    private static bool isReady;

    /// <summary>Whether the library of the system is in use.</summary>
    public static bool IsSystem { get; private set; }

    public static void Load()
    {
        lock (Gate)
        {
            if (isReady)
                return;
            NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
            SQLitePCL.Batteries_V2.Init();
            isReady = true;
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Bundled)
            return 0;
        NativeLibrary.TryLoad(Bundled, assembly, path, out var bundled);
        if (OperatingSystem.IsWindows())
            return bundled;
        foreach (var systemName in SystemNames)
        {
            if (!NativeLibrary.TryLoad(systemName, out var system))
                continue;
            if (bundled == 0 || Version(system) > Version(bundled))
            {
                IsSystem = true;
                return system;
            }
        }

        return bundled;
    }

    // 3040001 for 3.40.1.
    private static int Version(nint library) =>
        NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var function) ? Marshal.GetDelegateForFunctionPointer<VersionNumber>(function)() : 0;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
