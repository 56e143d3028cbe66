using System;
using System.IO;
using System.Runtime.CompilerServices;
using NetCompiler.KernelGenerator;

// Writes the repetitive part of src/NetCompiler/Kernels:  dotnet run --project generators/NetCompiler.KernelGenerator
// With a folder as its argument it writes there instead, which is how the tests compare.

string kernels = args is [string folder] ? folder : Path.Combine(Here(), "..", "..", "src", "NetCompiler", "Kernels");

foreach ((string path, string text) in Catalog.Files())
{
    string file = Path.Combine(kernels, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, text.ReplaceLineEndings("\n"));
}

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
