// Drives the phases of the Cloud Native Buildpacks lifecycle over one work area, as its own commands do (cmd/lifecycle of
// v0.21.17, which is not built from modules everywhere: its `extend` needs kaniko). Images are OCI layouts, so no daemon and no
// registry is asked. Its exit codes are the lifecycle's.
//
//	lifecycle WORK IMAGE PHASE...     with phases of analyze, detect, restore, build, export
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/buildpacks/imgutil"
	"github.com/buildpacks/imgutil/layout"
	"github.com/google/go-containerregistry/pkg/authn"

	"github.com/buildpacks/lifecycle/auth"
	"github.com/buildpacks/lifecycle/buildpack"
	"github.com/buildpacks/lifecycle/cache"
	"github.com/buildpacks/lifecycle/cmd"
	"github.com/buildpacks/lifecycle/image"
	"github.com/buildpacks/lifecycle/launch"
	"github.com/buildpacks/lifecycle/layers"
	"github.com/buildpacks/lifecycle/phase"
	"github.com/buildpacks/lifecycle/platform"
	"github.com/buildpacks/lifecycle/platform/files"
	"github.com/buildpacks/lifecycle/priv"
)

// The newest platform interface of this lifecycle.
const platformAPI = "0.15"

const runImage = "acme/run:latest"

// drive holds what the phases share: where everything lies, and how this platform calls its exit codes.
type drive struct {
	*platform.Platform
	keychain authn.Keychain
}

func main() {
	if len(os.Args) < 4 {
		fmt.Fprintln(os.Stderr, "usage: lifecycle WORK IMAGE PHASE...")
		os.Exit(cmd.CodeForInvalidArgs)
	}
	work, target := os.Args[1], os.Args[2]
	for _, name := range os.Args[3:] {
		if err := run(work, target, name); err != nil {
			fmt.Fprintf(os.Stderr, "ERROR: %s: %v\n", name, err)
			var failed *cmd.ErrorFail
			if errors.As(err, &failed) {
				os.Exit(failed.Code)
			}
			os.Exit(cmd.CodeForFailed)
		}
	}
}

func inputs(work, target string) *platform.Platform {
	p := platform.NewPlatformFor(platformAPI)
	in := p.LifecycleInputs
	at := func(parts ...string) string { return filepath.Join(append([]string{work}, parts...)...) }
	in.LayersDir = at("layers")
	in.AppDir = at("app")
	if app := os.Getenv("CNB_APP_DIR"); app != "" {
		in.AppDir = app
	}
	in.BuildpacksDir = at("buildpacks")
	in.PlatformDir = at("platform")
	in.OrderPath = at("order.toml")
	in.CacheDir = at("cache")
	in.UseLayout = true
	in.LayoutDir = at("layout")
	in.LauncherPath = at("launcher")
	in.OutputImageRef = target
	in.UID, in.GID = os.Getuid(), os.Getgid()
	if exec := os.Getenv("CNB_EXEC_ENV"); exec != "" {
		in.ExecEnv = exec
	}
	return p
}

func run(work, target, name string) error {
	// The lifecycle's own commands refuse it for detect and build, and give up their rights for the others.
	if priv.IsPrivileged() {
		return cmd.FailErr(errors.New("refusing to run as root"), name)
	}
	if err := cmd.VerifyPlatformAPI(platformAPI, cmd.DefaultLogger); err != nil {
		return err
	}
	p := inputs(work, target)
	phases := map[string]struct {
		resolved platform.LifecyclePhase
		run      func(*drive) error
	}{
		"analyze": {platform.Analyze, (*drive).analyze},
		"detect":  {platform.Detect, (*drive).detect},
		"restore": {platform.Restore, (*drive).restore},
		"build":   {platform.Build, (*drive).build},
		"export":  {platform.Export, (*drive).export},
	}
	chosen, known := phases[name]
	if !known {
		return cmd.FailCode(cmd.CodeForInvalidArgs, "recognize phase", name)
	}
	if name == "analyze" {
		p.RunImageRef = runImage
	}
	if err := platform.ResolveInputs(chosen.resolved, p.LifecycleInputs, cmd.DefaultLogger); err != nil {
		return cmd.FailErrCode(err, cmd.CodeForInvalidArgs, "resolve inputs")
	}
	keychain, err := auth.DefaultKeychain()
	if err != nil {
		return cmd.FailErr(err, "resolve keychain")
	}
	return chosen.run(&drive{p, keychain})
}

// caches is the factory that the analyzer asks for a cache; all of ours are directories.
type caches struct{}

func (caches) InitCache(_, directory string, _ bool) (phase.Cache, error) {
	return cache.NewVolumeCache(directory, cmd.DefaultLogger)
}

func (d *drive) analyze() error {
	factory := phase.NewConnectedFactory(
		d.PlatformAPI, &cmd.BuildpackAPIVerifier{}, caches{}, files.Handler,
		image.NewHandler(nil, d.keychain, d.LayoutDir, true, nil), image.NewRegistryHandler(d.keychain, nil),
	)
	analyzer, err := factory.NewAnalyzer(d.Inputs(), cmd.DefaultLogger)
	if err != nil {
		return d.failed(err, platform.AnalyzeError)
	}
	found, err := analyzer.Analyze()
	if err != nil {
		return d.failed(err, platform.AnalyzeError)
	}
	return files.Handler.WriteAnalyzed(d.AnalyzedPath, &found, cmd.DefaultLogger)
}

func (d *drive) detect() error {
	store := platform.NewDirStore(d.BuildpacksDir, d.ExtensionsDir)
	factory := phase.NewHermeticFactory(d.PlatformAPI, &cmd.BuildpackAPIVerifier{}, files.NewHandler(), store)
	detector, err := factory.NewDetector(d.Inputs(), cmd.DefaultLogger)
	if err != nil {
		return d.failed(err, platform.DetectError)
	}
	group, plan, err := detector.Detect()
	if err != nil {
		kinds := map[buildpack.ErrorType]platform.LifecycleExitError{
			buildpack.ErrTypeFailedDetection: platform.FailedDetect,
			buildpack.ErrTypeBuildpack:       platform.FailedDetectWithErrors,
		}
		var of *buildpack.Error
		if errors.As(err, &of) {
			if kind, known := kinds[of.Type]; known {
				return cmd.FailErrCode(err, d.CodeFor(kind), "detect")
			}
		}
		return d.failed(err, platform.DetectError)
	}
	if err := files.Handler.WriteGroup(d.GroupPath, &group); err != nil {
		return err
	}
	return files.Handler.WritePlan(d.PlanPath, &plan)
}

// left is what the phases before have written down: who takes part, and what there was before.
func (d *drive) left() (group buildpack.Group, analyzed files.Analyzed, err error) {
	if group, err = files.Handler.ReadGroup(d.GroupPath); err != nil {
		return
	}
	analyzed, err = files.Handler.ReadAnalyzed(d.AnalyzedPath, cmd.DefaultLogger)
	return
}

// kept is what the build before has left for this one.
func (d *drive) kept() (phase.Cache, error) {
	return caches{}.InitCache("", d.CacheDir, false)
}

func (d *drive) restore() error {
	group, analyzed, err := d.left()
	if err != nil {
		return err
	}
	kept, err := d.kept()
	if err != nil {
		return err
	}
	// Its two collaborators are internal; where they are nil it makes the same ones itself.
	restorer := &phase.Restorer{
		LayersDir: d.LayersDir, Buildpacks: group.Group, Logger: cmd.DefaultLogger,
		PlatformAPI: d.PlatformAPI, LayersMetadata: analyzed.LayersMetadata,
	}
	if err := restorer.Restore(kept); err != nil {
		return d.failed(err, platform.RestoreError)
	}
	return nil
}

func (d *drive) build() error {
	group, analyzed, err := d.left()
	if err != nil {
		return err
	}
	plan, err := files.Handler.ReadPlan(d.PlanPath)
	if err != nil {
		return err
	}
	builder := &phase.Builder{
		AppDir: d.AppDir, BuildConfigDir: d.BuildConfigDir, LayersDir: d.LayersDir, PlatformDir: d.PlatformDir,
		ExecEnv: d.ExecEnv, BuildExecutor: &buildpack.DefaultBuildExecutor{}, DirStore: platform.NewDirStore(d.BuildpacksDir, ""),
		Group: group, Logger: cmd.DefaultLogger, Out: cmd.Stdout, Err: cmd.Stderr, Plan: plan,
		PlatformAPI: d.PlatformAPI, AnalyzeMD: analyzed,
	}
	made, err := builder.Build()
	if err != nil {
		var of *buildpack.Error
		if errors.As(err, &of) && of.Type == buildpack.ErrTypeBuildpack {
			return cmd.FailErrCode(of.Cause(), d.CodeFor(platform.FailedBuildWithErrors), "build")
		}
		return d.failed(err, platform.BuildError)
	}
	return files.Handler.WriteBuildMetadata(launch.GetMetadataFilePath(d.LayersDir), made)
}

func (d *drive) export() error {
	group, analyzed, err := d.left()
	if err != nil {
		return err
	}
	kept, err := d.kept()
	if err != nil {
		return err
	}
	artifacts, err := os.MkdirTemp("", "lifecycle.exporter.layer")
	if err != nil {
		return err
	}
	defer os.RemoveAll(artifacts)
	app, runID, err := d.appImage(analyzed)
	if err != nil {
		return d.failed(err, platform.ExportError)
	}
	exporter := &phase.Exporter{
		Buildpacks:   group.Group,
		LayerFactory: &layers.Factory{ArtifactsDir: artifacts, UID: d.UID, GID: d.GID, Logger: cmd.DefaultLogger},
		Logger:       cmd.DefaultLogger,
		PlatformAPI:  d.PlatformAPI,
	}
	run, err := platform.GetRunImageForExport(d.Inputs())
	if err != nil {
		return err
	}
	report, err := exporter.Export(phase.ExportOptions{
		AppDir: d.AppDir, DefaultProcessType: d.DefaultProcessType, ExecEnv: d.ExecEnv, LayersDir: d.LayersDir,
		LauncherConfig: phase.LauncherConfig{Path: d.LauncherPath, SBOMDir: d.LauncherSBOMDir},
		OrigMetadata:   analyzed.LayersMetadata, RunImageRef: runID, RunImageForExport: run, WorkingImage: app,
	})
	if err != nil {
		return d.failed(err, platform.ExportError)
	}
	if err := files.Handler.WriteReport(d.ReportPath, &report); err != nil {
		return err
	}
	return exporter.Cache(d.LayersDir, kept)
}

// appImage opens the image that is made, over the run image and with the layers of the one before at hand.
func (d *drive) appImage(analyzed files.Analyzed) (imgutil.Image, string, error) {
	base, err := layout.ParseIdentifier(analyzed.RunImage.Reference)
	if err != nil {
		return nil, "", err
	}
	options := []imgutil.ImageOption{layout.FromBaseImagePath(base.Path), layout.WithHistory()}
	if before := analyzed.PreviousImageRef(); before != "" {
		previous, err := layout.ParseIdentifier(before)
		if err != nil {
			return nil, "", err
		}
		options = append(options, layout.WithPreviousImage(previous.Path))
	}
	place, err := layout.ParseRefToPath(d.OutputImageRef)
	if err != nil {
		return nil, "", err
	}
	app, err := layout.NewImage(filepath.Join(d.LayoutDir, place), options...)
	if err != nil {
		return nil, "", err
	}
	run, err := layout.NewImage(base.Path)
	if err != nil {
		return nil, "", err
	}
	id, err := run.Identifier()
	if err != nil {
		return nil, "", err
	}
	return app, id.String(), nil
}

func (d *drive) failed(err error, kind platform.LifecycleExitError) error {
	var already *cmd.ErrorFail
	if errors.As(err, &already) {
		return already
	}
	return cmd.FailErrCode(err, d.CodeFor(kind), "run the phase")
}
