using System.CommandLine;

namespace RotationNotes.Commands;
internal static class NoteCommand { public static Command Create(GlobalOptions g, CommandRunner r)=>new("note","Notes."); }
