using System;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;
using ILGPU;

namespace NetCompiler.Gpu;

/// <summary>ILGPU imports <c>cuda</c> and <c>OpenCL</c> without a version; on Linux only development packages have files of such names, so the drivers' own are tried first.</summary>
internal static class DriverLibraries
{
    private static int _isRegistered;

    /// <summary>Must come before the first context.</summary>
    public static void Register()
    {
        if (Interlocked.Exchange(ref _isRegistered, 1) != 0)
            return;

        try
        {
            NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, Resolve);
        }
        catch (InvalidOperationException)
        {
            // The program has a resolver of its own for ILGPU, which knows better.
        }
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name is "cuda" or "OpenCL" && OperatingSystem.IsLinux() && NativeLibrary.TryLoad($"lib{name}.so.1", out IntPtr handle) ? handle : IntPtr.Zero;
}
