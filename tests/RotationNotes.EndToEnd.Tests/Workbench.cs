using System.Diagnostics;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>A root folder of its own with the shipped settings and templates, and the real program to run in it.</summary>
internal sealed class Workbench : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public Workbench()
    {
        Root = Directory.CreateTempSubdirectory("rotation-notes-e2e-");
        File.Copy(Path.Combine(Checkout.Root.FullName, "appsettings.json"), At("appsettings.json"));
        CopyFolder(Path.Combine(Checkout.Root.FullName, "templates"), At("templates"));
    }

    public DirectoryInfo Root { get; }

    public string At(params string[] parts) => Path.Combine([Root.FullName, .. parts]);

    /// <summary>Runs one command line to its end.</summary>
    public Result Run(params string[] arguments) => Run([], arguments);

    /// <summary>Runs one command line with extra environment variables.</summary>
    public Result Run((string Name, string Value)[] variables, params string[] arguments)
    {
        using var process = Start(variables, arguments);
        return Finish(process);
    }

    public Process Start((string Name, string Value)[] variables, params string[] arguments) => StartUnder([], variables, arguments);

    /// <summary>Starts the program as a child of another one, e.g. a recorder.</summary>
    public Process StartUnder(string[] wrapper, (string Name, string Value)[] variables, params string[] arguments)
    {
        string[] words = [.. wrapper, Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet"];
        var start = new ProcessStartInfo(words[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Root.FullName,
        };
        foreach (var word in words.Skip(1))
            start.ArgumentList.Add(word);
        start.ArgumentList.Add(Checkout.Program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static Result Finish(Process process)
    {
        var talk = process.StandardError.ReadToEndAsync();
        var data = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program did not end within {Limit}. {talk.Result}");
        }

        process.WaitForExit();
        return new Result(process.ExitCode, data.Result, talk.Result);
    }

    /// <summary>Every file below the output folder, relative, sorted; lock files and dot files are left out.</summary>
    public string[] Output() => !Directory.Exists(At("output"))
        ? []
        : [.. Directory.EnumerateFiles(At("output"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(At("output"), path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("locks/", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith('.'))
            .Order(StringComparer.Ordinal)];

    /// <summary>Whatever an interrupted run may have left: working folders and half files.</summary>
    public string[] Remains() => !Directory.Exists(At("output"))
        ? []
        : [.. Directory.EnumerateFileSystemEntries(At("output"), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path).StartsWith(".working", StringComparison.Ordinal) || path.EndsWith(".partial", StringComparison.Ordinal))];

    public void Dispose() => Root.Delete(recursive: true);

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}

/// <param name="Data">Standard output.</param>
/// <param name="Talk">Standard error.</param>
internal sealed record Result(int ExitCode, string Data, string Talk)
{
    public string LastLine => Data.TrimEnd('\n').Split('\n')[^1];
}
