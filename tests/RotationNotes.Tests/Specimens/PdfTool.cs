using System.Diagnostics;

namespace RotationNotes.Tests.Specimens;

/// <summary>Programs written by others that look at our files; a test that needs one is skipped where it is not installed.</summary>
public static class PdfTool
{
    /// <summary>Stands for the file's path among the arguments.</summary>
    public const string File = "{file}";

    /// <summary>What the program says, standard output first.</summary>
    public static (int ExitCode, string Output, string Errors) Try(string name, byte[] pdf, params string[] arguments)
    {
        var folder = Scratch.Folder();
        var path = Path.Combine(folder.FullName, "note.pdf");
        System.IO.File.WriteAllBytes(path, pdf);
        try
        {
            var start = new ProcessStartInfo(name) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument == File ? path : argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{name} is not installed");
            throw;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Standard output of a run that must succeed.</summary>
    public static string Run(string name, byte[] pdf, params string[] arguments)
    {
        var (code, output, errors) = Try(name, pdf, arguments);
        Assert.True(code == 0, $"{name}: {output}{errors}");
        return output;
    }
}
